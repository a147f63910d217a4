package se.minasidor.bankidsimulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to happen next instead of the usual, and what was asked so far. */
public final class Script {

    /** One request of a relying party. */
    public record Call(String method, Instant at) {}

    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final Deque<String> hints = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private Duration patience = Duration.ZERO;
    private String risk = "low";
    private String ip = "";

    /** The next call of a method ({@code auth}, {@code sign}, {@code collect}, ...) gets this. */
    public synchronized void next(String method, Answer answer) {
        answers.computeIfAbsent(method, m -> new ArrayDeque<>()).add(answer);
    }

    /** Started orders show these hints in turn, then keep the last. */
    public synchronized void hints(String... inTurn) {
        hints.addAll(List.of(inTurn));
    }

    /** Every answer comes this much later. */
    public synchronized void delay(Duration wait) {
        delay = wait;
    }

    /** Orders made from now on may be started, and frames shown, so much longer than usual. */
    public synchronized void patience(Duration more) {
        patience = more;
    }

    /** The risk in completion data of orders that asked for it; empty leaves it out. */
    public synchronized void risk(String word) {
        risk = word;
    }

    /** The phone's address as BankID saw it; empty: as it is. */
    public synchronized void deviceAddress(String address) {
        ip = address;
    }

    /** Back to the usual; what was asked is forgotten. */
    public synchronized void clear() {
        answers.clear();
        hints.clear();
        calls.clear();
        delay = Duration.ZERO;
        patience = Duration.ZERO;
        risk = "low";
        ip = "";
    }

    /** All calls of a method so far. */
    public synchronized List<Instant> calls(String method) {
        return calls.stream().filter(c -> c.method().equals(method)).map(Call::at).toList();
    }

    synchronized Optional<Answer> called(String method) {
        calls.add(new Call(method, Instant.now()));
        Deque<Answer> waiting = answers.get(method);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    synchronized Optional<String> nextHint() {
        return Optional.ofNullable(hints.poll());
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized Duration patience() {
        return patience;
    }

    synchronized String risk() {
        return risk;
    }

    synchronized String seenAddress(String real) {
        return ip.isEmpty() ? real : ip;
    }
}
