package se.minasidor.login.social;

/** A provider does not do what it should; says at which step, in words for operators. */
final class ProviderTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** Where it went wrong. */
    enum Step {
        DISCOVERY,
        KEYS,
        SECRET,
        TOKEN,
        ID_TOKEN,
        GRAPH
    }

    private final Step step;

    ProviderTrouble(Step step, String message) {
        super(message);
        this.step = step;
    }

    Step step() {
        return step;
    }
}
