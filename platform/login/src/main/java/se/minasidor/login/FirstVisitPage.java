package se.minasidor.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import se.minasidor.accounts.FirstVisitStep;
import se.minasidor.accounts.FirstVisits;
import se.minasidor.accounts.Newcomer;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/**
 * {@code /forsta-gangen}: the first of the steps that are left, and no other. The address is the
 * same for all of them, so that there is nothing to jump to.
 */
@RequestScoped
@Named("firstVisitPage")
public class FirstVisitPage {

    /** One line of what has been done and what is to come. */
    public record Line(String id, boolean done, boolean now) {

        public String getId() {
            return id;
        }

        public boolean isDone() {
            return done;
        }

        public boolean isNow() {
            return now;
        }
    }

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private FirstVisits visits;
    @Inject private SessionStart sessionStart;
    @Inject private Texts texts;

    private FirstVisitStep step;
    private Newcomer who;
    private List<Line> lines = List.of();

    public void open() {
        Tenant tenant = current.getTenant();
        Optional<String> cookie = HostCookie.read(page.request(), SiteCookie.NEWCOMER);
        Optional<Newcomer> newcomer = cookie.flatMap(c -> visits.resume(tenant.id(), c));
        if (newcomer.isEmpty()) {
            leave(ReturnPath.START_AGAIN);
        } else if (page.posted() && !page.typed("avbryt").isEmpty()) {
            visits.leave(tenant.id(), cookie.get());
            leave("/?skal=avbruten");
        } else {
            show(tenant, cookie.get(), newcomer.get());
        }
    }

    /** Nobody is let in by following a link: the last step's form does it, and once. */
    private void show(Tenant tenant, String cookie, Newcomer newcomer) {
        who = newcomer;
        List<FirstVisitStep> left = visits.left(tenant, newcomer);
        if (page.posted() && !left.isEmpty() && page.typed("steg").equals(left.get(0).id())) {
            left.get(0).posted(tenant, newcomer);
            if (!page.refused()) {
                goOn(tenant, cookie, newcomer);
                return;
            }
        }
        if (left.isEmpty()) {
            goOn(tenant, cookie, newcomer);
            return;
        }
        step = left.get(0);
        lines =
                visits.of(tenant).stream()
                        .map(s -> new Line(s.id(), !left.contains(s), s == step))
                        .toList();
    }

    /** Looked at anew: the step has changed what is stored. */
    private void goOn(Tenant tenant, String cookie, Newcomer before) {
        Newcomer now = visits.resume(tenant.id(), cookie).orElse(before);
        if (visits.left(tenant, now).isEmpty()) {
            page.goTo(
                    sessionStart.begin(
                            page.request(),
                            page.response(),
                            tenant,
                            now.identity(),
                            new SessionStart.Arrival(
                                    now.method(),
                                    Optional.empty(),
                                    now.wanted(),
                                    false,
                                    Optional.of(cookie))));
        } else {
            page.goTo(ReturnPath.FIRST_VISIT);
        }
    }

    private void leave(String address) {
        HostCookie.delete(page.response(), SiteCookie.NEWCOMER);
        page.goTo(address);
    }

    /** The address is verified, and what is asked for now comes before the guide's next step. */
    public boolean isEmailVerified() {
        return lines.stream().anyMatch(line -> line.id().equals("verifyemail") && line.done());
    }

    /** Who is taking the steps; null when the browser is sent elsewhere. */
    public Newcomer getNewcomer() {
        return who;
    }

    /** The step whose turn it is; null when the browser is sent elsewhere. */
    public FirstVisitStep getStep() {
        return step;
    }

    /** The word of the step, for its texts. */
    public String getStepId() {
        return step == null ? "" : step.id();
    }

    /** The key of a text of this step where it has one of its own, else of all steps. */
    public String words(String name) {
        String own = "firstvisit." + getStepId() + "." + name;
        return texts.has(own) ? own : "firstvisit." + name;
    }

    /** The fragment that asks for the step. */
    public String getPart() {
        return step == null ? "/firstvisit/none.xhtml" : step.page();
    }

    public List<Line> getLines() {
        return lines;
    }

    public boolean isFailed() {
        return page.refused();
    }
}
