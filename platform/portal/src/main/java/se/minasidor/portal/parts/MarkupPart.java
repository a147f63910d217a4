package se.minasidor.portal.parts;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;

/** Markup that Java has made with {@link Markup}, as it is. */
public final class MarkupPart extends TagHandler {

    private final TagAttribute of;

    public MarkupPart(TagConfig config) {
        super(config);
        of = getRequiredAttribute("of");
    }

    @Override
    public void apply(FaceletContext faces, UIComponent parent) {
        new Ready(faces.generateUniqueId(tagId), of.getValue(faces)).below(parent);
    }
}
