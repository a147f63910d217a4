package se.minasidor.portal.parts;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.util.List;

/** Links side by side of which one is chosen: {@code links}, a list of {@link Link}. */
public final class SwitchPart extends TagHandler {

    private final TagAttribute links;
    private final TagAttribute kind;

    public SwitchPart(TagConfig config) {
        super(config);
        links = getRequiredAttribute("links");
        kind = getAttribute("kind");
    }

    @Override
    public void apply(FaceletContext faces, UIComponent parent) {
        Markup list = new Markup();
        list.open("ul", "class", kind == null ? "switch" : "switch switch--" + kind.getValue());
        for (Object link : (List<?>) links.getObject(faces)) {
            write(list, (Link) link);
        }
        list.close("ul");
        new Ready(faces.generateUniqueId(tagId), list.toString()).below(parent);
    }

    private static void write(Markup list, Link link) {
        list.open("li").open("a", "href", link.address(), "aria-current", link.chosen());
        if (link.icon() != null) {
            list.add(IconPart.icon(link.icon()));
        }
        list.text("span", link.text()).close("a").close("li");
    }
}
