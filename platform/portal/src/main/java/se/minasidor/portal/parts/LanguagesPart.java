package se.minasidor.portal.parts;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.util.List;

/**
 * The other languages as items of a list: {@code links}, a list of {@link Link} whose note is the
 * language's tag. {@code item} and {@code link} are the classes of the item and its link.
 */
public final class LanguagesPart extends TagHandler {

    private final TagAttribute links;
    private final String item;
    private final String link;

    public LanguagesPart(TagConfig config) {
        super(config);
        links = getRequiredAttribute("links");
        item = literal("item");
        link = literal("link");
    }

    private String literal(String name) {
        TagAttribute attribute = getAttribute(name);
        return attribute == null ? null : attribute.getValue();
    }

    @Override
    public void apply(FaceletContext faces, UIComponent parent) {
        Markup items = new Markup();
        for (Object each : (List<?>) links.getObject(faces)) {
            Link language = (Link) each;
            items.open("li", "class", item)
                    .open(
                            "a",
                            "class",
                            link,
                            "href",
                            language.address(),
                            "lang",
                            language.note(),
                            "hreflang",
                            language.note(),
                            "rel",
                            "nofollow")
                    .add(IconPart.icon(language.icon()))
                    .say(" ")
                    .say(language.text())
                    .close("a")
                    .close("li");
        }
        new Ready(faces.generateUniqueId(tagId), items.toString()).below(parent);
    }
}
