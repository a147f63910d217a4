package se.minasidor.login;

import se.minasidor.tenancy.Tenant;

/**
 * One way for a visitor to prove who they are. A method owns its page and its steps, and finishes
 * by handing a {@link se.minasidor.accounts.ProvenIdentity} to {@link SessionStart}.
 *
 * <p>To add one: a package beside {@code customernumber} with a CDI bean of this type, a page, and
 * texts in the shared folder. No other file changes.
 */
public interface LoginMethod {

    /** The word a tenant writes in {@code login.methods}. */
    String id();

    /** The fragment of a page shown under this method's tab, such as {@code /login/x.xhtml}. */
    String page();

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
