package se.minasidor.bankidsimulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One order and its life. All times are what BankID promises relying parties. */
final class Order {

    static final Duration TO_START = Duration.ofSeconds(30);
    static final Duration TO_FINISH = Duration.ofMinutes(3);
    static final Duration KEPT_COMPLETE = Duration.ofMinutes(3);
    static final Duration KEPT_FAILED = Duration.ofMinutes(5);

    /** How long a scanned frame may be old. */
    static final Duration FRAME = Duration.ofSeconds(5);

    /** What the relying party asked for. */
    record Request(
            boolean sign,
            String owner,
            String displayName,
            String endUserIp,
            String visible,
            String nonVisible,
            String returnUrl,
            boolean returnRisk,
            String personalNumber) {

        @Override
        public String toString() {
            return "Request of " + displayName;
        }
    }

    private enum State {
        PENDING,
        COMPLETE,
        FAILED
    }

    final String orderRef = UUID.randomUUID().toString();
    final String autoStartToken = UUID.randomUUID().toString();
    final String qrStartToken = UUID.randomUUID().toString();
    final String qrStartSecret = UUID.randomUUID().toString();

    /** The phone's own word for it; nobody else knows it. */
    final String phoneId = UUID.randomUUID().toString();

    final Request request;
    private final Instant created;
    private final Duration patience;
    private State state = State.PENDING;
    private String hint = "outstandingTransaction";
    private Instant ended;
    private boolean picked;
    private boolean scanned;
    private boolean told;
    private JsonObject completion;

    Order(Request request, Instant created, Duration patience) {
        this.request = request;
        this.created = created;
        this.patience = patience;
    }

    /** What a collect answers; empty when there is no such order (any more). */
    synchronized Optional<Answer> collect(Script script, Instant now) {
        age(now);
        if (told || tooOld(now)) {
            return Optional.empty();
        }
        told = state != State.PENDING;
        if (state == State.PENDING && picked) {
            script.nextHint().ifPresent(h -> hint = h);
        }
        return Optional.of(Answer.status(orderRef, word(), hint, completion));
    }

    private String word() {
        return switch (state) {
            case PENDING -> "pending";
            case COMPLETE -> "complete";
            case FAILED -> "failed";
        };
    }

    private void age(Instant now) {
        if (state == State.PENDING
                && !picked
                && !now.isBefore(created.plus(TO_START).plus(patience))) {
            fail("startFailed", now);
        } else if (state == State.PENDING
                && !now.isBefore(created.plus(TO_FINISH).plus(patience))) {
            fail("expiredTransaction", now);
        }
    }

    private boolean tooOld(Instant now) {
        return state == State.COMPLETE && now.isAfter(ended.plus(KEPT_COMPLETE))
                || state == State.FAILED && now.isAfter(ended.plus(KEPT_FAILED));
    }

    /** May this frame start the order now? */
    synchronized boolean scan(QrText qr, Instant now) {
        age(now);
        long elapsed = Duration.between(created, now).toSeconds();
        boolean fresh = Math.abs(elapsed - qr.seconds()) <= FRAME.plus(patience).toSeconds();
        boolean good = state == State.PENDING && !picked && fresh && qr.madeWith(qrStartSecret);
        if (good) {
            pick(true);
        }
        return good;
    }

    /** A frame as it would be shown now, for people who point at the screen. */
    synchronized QrText frame(Instant now) {
        return QrText.of(qrStartToken, qrStartSecret, Duration.between(created, now).toSeconds());
    }

    /** Started by a link on the device itself. */
    synchronized boolean start(Instant now) {
        age(now);
        if (state == State.PENDING && !picked) {
            pick(false);
            return true;
        }
        return false;
    }

    private void pick(boolean byScanning) {
        picked = true;
        scanned = byScanning;
        hint = "userSign";
    }

    /** Waits for somebody to start it. */
    synchronized boolean waiting(Instant now) {
        age(now);
        return state == State.PENDING && !picked;
    }

    synchronized boolean open(Instant now) {
        age(now);
        return state == State.PENDING && picked;
    }

    synchronized boolean complete(JsonObject completionData, Instant now) {
        if (!open(now)) {
            return false;
        }
        completion = completionData;
        state = State.COMPLETE;
        ended = now;
        return true;
    }

    synchronized boolean fail(String why, Instant now) {
        if (state != State.PENDING) {
            return false;
        }
        state = State.FAILED;
        hint = why;
        ended = now;
        return true;
    }

    /** Cancelled orders cannot be collected. */
    synchronized boolean cancel(Instant now) {
        age(now);
        boolean could = state == State.PENDING;
        told = true;
        state = State.FAILED;
        ended = now;
        return could;
    }

    /** Where the phone goes afterwards; only orders started by a link come back. */
    synchronized Optional<String> wayBack() {
        return scanned || request.returnUrl().isEmpty()
                ? Optional.empty()
                : Optional.of(request.returnUrl());
    }

    @Override
    public String toString() {
        return "Order of " + request.displayName();
    }
}
