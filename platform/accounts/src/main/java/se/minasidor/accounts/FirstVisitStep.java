package se.minasidor.accounts;

import se.minasidor.tenancy.Tenant;

/**
 * One thing that somebody does once between proving who they are and coming in, such as naming an
 * earlier invoice. A tenant names its steps, in order, in {@code first-visit.steps}; see {@link
 * FirstVisits} for how they are walked through.
 *
 * <p>To add one: a CDI bean of this type, a page fragment, texts {@code firstvisit.<id>.*} in the
 * shared folder, and its word in the list of known steps in the tenants' settings.
 */
public interface FirstVisitStep {

    /** The word a tenant writes in {@code first-visit.steps}. */
    String id();

    /** The fragment that asks for it, such as {@code /firstvisit/x.xhtml}. */
    String page();

    /**
     * Whether there is nothing to do. It is asked of what is stored, never of what a browser says,
     * and asked again at every login: a step that is no longer done, such as a policy that has
     * changed, comes back by itself.
     */
    boolean done(Tenant tenant, Newcomer newcomer);

    /**
     * The step's form was posted; called for the step whose turn it is and for no other. What was
     * proved is stored; afterwards {@link #done} tells.
     */
    void posted(Tenant tenant, Newcomer newcomer);
}
