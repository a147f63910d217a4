package se.minasidor.customers.jobs;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far an import is.
 *
 * @param bytes of the body, unpacked
 * @param now the moment the status was read
 */
public record JobStatus(
        UUID id,
        String kind,
        String mode,
        String state,
        long received,
        long accepted,
        long unchanged,
        long rejected,
        long bytes,
        long bytesDone,
        Optional<Instant> started,
        Optional<Instant> finished,
        Instant now) {

    boolean ended() {
        return finished.isPresent();
    }

    JsonObject json() {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("id", id.toString())
                        .add("kind", kind)
                        .add("mode", mode)
                        .add("state", state)
                        .add("received", received)
                        .add("accepted", accepted)
                        .add("unchanged", unchanged)
                        .add("rejected", rejected)
                        .add("bytes", bytes)
                        .add("bytesDone", bytesDone);
        started.ifPresent(at -> json.add("startedAt", at.toString()));
        finished.ifPresent(at -> json.add("finishedAt", at.toString()));
        if (started.isPresent()) {
            double seconds = seconds(started.get());
            json.add("ratePerSecond", Math.round(received / seconds));
            if (!ended() && bytesDone > 0) {
                json.add("etaSeconds", (long) Math.ceil((bytes - bytesDone) * seconds / bytesDone));
            }
        }
        return json.build();
    }

    /** At least a tenth, so that a moment's work has no endless speed. */
    private double seconds(Instant from) {
        return Math.max(0.1, Duration.between(from, finished.orElse(now)).toMillis() / 1000.0);
    }
}
