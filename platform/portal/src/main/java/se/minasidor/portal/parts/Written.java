package se.minasidor.portal.parts;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Markup that costs a page one component. It has no state: a view is given it at each building. */
abstract class Written extends UIComponentBase {

    private final String tag;

    /**
     * @param tag the unique id that the page's building has given to the tag
     */
    Written(String tag) {
        this.tag = tag;
        setTransient(true);
    }

    /** Takes its place in the page, and that of itself where the page is built a second time. */
    final void below(UIComponent parent) {
        parent.getChildren().removeIf(child -> child instanceof Written old && old.tag.equals(tag));
        parent.getChildren().add(this);
    }

    @Override
    public final String getFamily() {
        return "se.minasidor.parts";
    }

    @Override
    public abstract void encodeAll(FacesContext faces) throws IOException;
}
