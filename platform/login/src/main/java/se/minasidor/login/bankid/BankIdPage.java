package se.minasidor.login.bankid;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.login.LoginMethods;
import se.minasidor.login.PlainPage;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/**
 * {@code /bankid}, where a browser waits for its order, and {@code /bankid/klar}, where the app
 * leads back to. What is shown follows from the order on the server alone, so reloading, going back
 * and a second tab are all the same.
 */
@RequestScoped
@Named("bankIdPage")
public class BankIdPage {

    private static final String CHOICE = "/?metod=" + BankIdMethod.ID;
    private static final String HERE = "/bankid";
    private static final long ALL = 180;

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private LoginMethods methods;
    @Inject private BankIdFlow flow;
    @Inject private BankIdSettings settings;
    @Inject private Texts texts;

    private String view = "";
    private String message = "";
    private String nonce = "";
    private Order order;

    /** Opens {@code /bankid}. */
    public void open() {
        if (signedIn.isPresent()) {
            page.goTo(ReturnPath.FIRST);
        } else if (!offered()) {
            page.goTo("/");
        } else if (page.posted()) {
            posted(page.typed("gor"));
        } else if (page.typed("pa").equals("annan")) {
            view = "other";
        } else if (page.typed("svar").equals("ingen")) {
            view = "nobody";
        } else {
            show(flow.look(page.request(), current.getTenant()));
        }
    }

    private boolean offered() {
        return methods.offeredBy(current.getTenant()).stream()
                .anyMatch(o -> o.id().equals(BankIdMethod.ID) && o.available());
    }

    private void posted(String what) {
        if (!what.equals("kod") && !what.equals("lank")) {
            flow.leave(page.request(), page.response(), current.getTenant());
            page.goTo(getChoice());
            return;
        }
        BankIdFlow.Began began =
                flow.begin(
                        page.request(),
                        page.response(),
                        current.getTenant(),
                        current.getLanguage(),
                        what.equals("kod") ? Start.CODE : Start.LINK,
                        page.typed("fran"));
        if (began instanceof BankIdFlow.NotNow no) {
            page.refuse(no.message().equals("throttled") ? 429 : 503);
            view = "failed";
            message = no.message();
        } else {
            page.goTo(HERE);
        }
    }

    private void show(Optional<Order> found) {
        if (found.isEmpty()) {
            page.goTo(getChoice());
            return;
        }
        order = found.get();
        message = order.message();
        boolean link = order.start() == Start.LINK;
        switch (order.state()) {
            case PENDING -> view = link ? "link" : "code";
            case COMPLETE -> view = link ? "tab" : "done";
            case FAILED -> view = "failed";
            case USED -> page.goTo("/");
        }
        nonce = flow.nonce(order);
    }

    /** Opens {@code /bankid/klar}: a GET shows, and only a POST lets in. */
    public void comeBack() {
        // the nonce in this page's address is nobody else's business
        page.response().setHeader("Referrer-Policy", "no-referrer");
        if (signedIn.isPresent()) {
            page.goTo(ReturnPath.FIRST);
            return;
        }
        nonce = page.typed("n");
        if (page.posted() && finished()) {
            return;
        }
        if (!flow.cameBack(page.request(), current.getTenant(), nonce)) {
            view = "elsewhere";
            if (page.posted()) {
                page.response().setStatus(403);
            }
            return;
        }
        order = flow.look(page.request(), current.getTenant()).orElse(null);
        if (order == null || order.state() == Order.State.FAILED) {
            page.goTo(HERE);
        } else if (order.state() == Order.State.USED) {
            page.goTo("/");
        } else {
            view = order.state() == Order.State.COMPLETE ? "done" : "back";
            message = order.message();
        }
    }

    private boolean finished() {
        BankIdFlow.Finished end =
                flow.finish(page.request(), page.response(), current.getTenant(), nonce);
        if (end instanceof BankIdFlow.Welcome welcome) {
            page.goTo(welcome.path());
            return true;
        }
        if (end instanceof BankIdFlow.Nobody) {
            page.goTo(HERE + "?svar=ingen");
            return true;
        }
        return false;
    }

    /** Which part to show: the name of a fragment. */
    public String getView() {
        return view;
    }

    /** How it goes, in BankID's recommended words. */
    public String getMessage() {
        boolean waiting = order != null && order.state() == Order.State.PENDING;
        String key =
                waiting && order.unstarted()
                        ? order.start() == Start.CODE ? "code.wait" : "link.wait"
                        : message;
        return key.isEmpty() ? "" : texts.get("bankid." + key);
    }

    /** The order's name for the script, which reloads the page when it is another one. */
    public String getOrder() {
        return order == null ? "" : order.id().toString();
    }

    /** The code may be scanned, or the link followed; afterwards it is in the app. */
    public boolean isUnstarted() {
        return order != null && order.unstarted();
    }

    public String getLink() {
        return order == null ? "" : flow.link(order).orElse("");
    }

    public String getNonce() {
        return nonce;
    }

    /** The way an attempt that failed was made, to try again in. */
    public String getAgain() {
        return order != null && order.start() == Start.LINK ? "lank" : "kod";
    }

    /** The page to go to afterwards, as it was asked for; empty for the first one. */
    public String getWanted() {
        return ReturnPath.beyondFirst(order == null ? page.typed("fran") : order.wanted());
    }

    /** Back to the login page, which is to know what was wanted. */
    public String getChoice() {
        return ReturnPath.asking(CHOICE, getWanted());
    }

    public long getLeft() {
        return order == null ? 0 : Math.max(0, ALL - order.secondsInAll());
    }

    public String getMinutes() {
        return texts.get("bankid.minutes." + minutes(getLeft()));
    }

    static long minutes(long secondsLeft) {
        return Math.max(1, Math.min(3, (secondsLeft + 59) / 60));
    }

    /** Nobody proves anything here. */
    public boolean isTest() {
        return settings.test();
    }

    /** The page that stands for the app in the demo, or empty. */
    public String getStandIn() {
        return settings.app().orElse("");
    }
}
