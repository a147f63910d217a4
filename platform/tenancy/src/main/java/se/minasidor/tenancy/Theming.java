package se.minasidor.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.minasidor.tenancy.folders.Shipped;

/**
 * Addresses of the brand's files, for pages. They hold a hash of the content, so browsers may keep
 * them for ever and a change shows at once. A file the brand does not have is the neutral one of
 * the base theme, or empty where there is none.
 */
@RequestScoped
@Named("theming")
public class Theming {

    static final String PATH = "/t/";
    static final String BASE = "base";

    @Inject private CurrentTenant current;

    public String getCss() {
        return brand("theme.css");
    }

    public String getLogo() {
        return brand("logo.svg");
    }

    /** The logo for dark surfaces, or the ordinary one. */
    public String getLogoDark() {
        return has("logo-dark.svg") ? brand("logo-dark.svg") : getLogo();
    }

    /** The drawing on the band, or empty. */
    public String getMotif() {
        return brand("motif.svg");
    }

    public String getFavicon() {
        return brand("favicon.svg");
    }

    /** A file of the base theme that all brands share, such as {@code layout.css}. */
    public String base(String file) {
        return file(file);
    }

    /** The same, for markup that is made in Java. */
    public static String file(String file) {
        return Shipped.base().files().containsKey(file)
                ? PATH + BASE + "/" + Shipped.base().hash() + "/" + file
                : "";
    }

    private String brand(String file) {
        Tenant tenant = current.getTenant();
        return has(file)
                ? PATH + tenant.id() + "/" + tenant.theme().hash() + "/" + file
                : base(file);
    }

    private boolean has(String file) {
        return current.getTenant().theme().files().containsKey(file);
    }
}
