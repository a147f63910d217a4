package se.minasidor.launcher;

import java.util.List;

/** Why nothing was started: one line per reason, each naming what to change. Exit code 2. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public Refusal(String reason) {
        this(List.of(reason));
    }

    public Refusal(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = reasons.stream().distinct().toList();
    }

    public List<String> reasons() {
        return reasons;
    }
}
