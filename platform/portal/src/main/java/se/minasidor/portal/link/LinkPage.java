package se.minasidor.portal.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.EntrySite;
import se.minasidor.tenancy.Texts;

/** HTML to copy, for each of the organisation's sites, as a link in words and as an icon. */
@RequestScoped
@Named("linkPage")
public class LinkPage {

    /** What one site copies: its name (null where the tenant has named none), and two forms. */
    public record Snippet(String id, String site, String address, String words, String icon) {

        public String getId() {
            return id;
        }

        public String getSite() {
            return site;
        }

        public String getAddress() {
            return address;
        }

        public String getWords() {
            return words;
        }

        public String getIcon() {
            return icon;
        }
    }

    private static final String DRAWING =
            "<svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" fill=\"none\""
                    + " stroke=\"currentColor\" stroke-width=\"1.7\" aria-hidden=\"true\">"
                    + "<circle cx=\"12\" cy=\"8\" r=\"4.5\"/>"
                    + "<path d=\"M4 21c.5-4.5 3.5-7 8-7s7.5 2.5 8 7\"/></svg>";

    @Inject private CurrentTenant current;
    @Inject private PublicAddress address;
    @Inject private Texts texts;

    public List<Snippet> getSnippets() {
        Tenant tenant = current.getTenant();
        List<Snippet> snippets = new ArrayList<>();
        for (EntrySite site : tenant.entrySites()) {
            String key = "entry." + site.id() + ".label";
            String label = texts.get(texts.has(key) ? key : "brand.portalName");
            snippets.add(snippet(site.id(), site.displayName(), "/?via=" + site.id(), label));
        }
        if (snippets.isEmpty()) {
            snippets.add(snippet("webb", null, "/", texts.get("brand.portalName")));
        }
        return snippets;
    }

    private Snippet snippet(String id, String site, String path, String label) {
        String url = address.of(current.getTenant(), path).toString();
        String open = "<a href=\"" + escaped(url) + "\">";
        return new Snippet(
                id,
                site,
                url,
                open + escaped(label) + "</a>",
                "<a href=\""
                        + escaped(url)
                        + "\" aria-label=\""
                        + escaped(label)
                        + "\">"
                        + DRAWING
                        + "</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
