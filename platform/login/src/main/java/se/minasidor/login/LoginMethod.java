package se.minasidor.login;

import se.minasidor.tenancy.Tenant;

/**
 * One way for a visitor to prove who they are. A method owns its page and its steps, and finishes
 * by handing a {@link se.minasidor.accounts.ProvenIdentity} to {@link SessionStart}.
 *
 * <p>To add one: a package beside {@code customernumber} with a CDI bean of this type, a page, a
 * fragment for the guide, and texts in the shared folder. The README names the few other files.
 */
public interface LoginMethod {

    /** The word a tenant writes in {@code login.methods}. */
    String id();

    /** The fragment of a page shown under this method's tab, such as {@code /login/x.xhtml}. */
    String page();

    /** The fragment with its steps in the guide, such as {@code /help/methods/x.xhtml}. */
    String help();

    /** The drawing on its tab, one of {@code icons.svg}. */
    default String icon() {
        return "key";
    }

    /** Whether people prove themselves by a password, which a page can ask for again. */
    default boolean byPassword() {
        return false;
    }

    /**
     * Called when the method's form on the login page was posted, before the page is shown again.
     * Methods whose forms go elsewhere need not care.
     */
    default void posted() {}

    /**
     * Whether the tenant's settings are all there. A method that is not ready is announced on the
     * login page.
     */
    default boolean ready(Tenant tenant) {
        return true;
    }
}
