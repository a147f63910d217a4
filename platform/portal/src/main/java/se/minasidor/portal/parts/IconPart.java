package se.minasidor.portal.parts;

import jakarta.el.ValueExpression;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import se.minasidor.tenancy.Theming;

/** A drawing from {@code icons.svg}, hidden from screen readers. */
public final class IconPart extends TagHandler {

    private final TagAttribute name;

    public IconPart(TagConfig config) {
        super(config);
        name = getRequiredAttribute("name");
    }

    @Override
    public void apply(FaceletContext faces, UIComponent parent) {
        String tag = faces.generateUniqueId(tagId);
        Written icon =
                name.isLiteral()
                        ? new Ready(tag, icon(name.getValue()))
                        : new Named(tag, name.getValueExpression(faces, String.class));
        icon.below(parent);
    }

    /** Which one it is shows when it is written, such as in each row of a list. */
    private static final class Named extends Written {

        private final ValueExpression name;

        Named(String tag, ValueExpression name) {
            super(tag);
            this.name = name;
        }

        @Override
        public void encodeAll(FacesContext faces) throws IOException {
            String shown = name.getValue(faces.getELContext());
            faces.getResponseWriter().write(icon(shown));
        }
    }

    /** The drawing of that name, to stand within other markup. */
    public static String icon(String name) {
        return "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\""
                + Theming.file("icons.svg")
                + "#"
                + name
                + "\"></use></svg>";
    }
}
