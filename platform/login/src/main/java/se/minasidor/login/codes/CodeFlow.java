package se.minasidor.login.codes;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * An address on its way to being verified.
 *
 * @param addressKey keyed hash of the address, the same for every spelling of it
 * @param password the hashed password of the account that is to be made, if one is
 * @param sentAt when the latest code was mailed
 * @param codeExpiresAt until when it works; null when it was taken back
 * @param tries codes tried so far, however many were mailed
 */
public record CodeFlow(
        UUID id,
        String address,
        byte[] addressKey,
        Optional<String> password,
        Optional<Instant> sentAt,
        Instant codeExpiresAt,
        int tries,
        boolean verified) {

    /** Is there a code to be typed in? One that was taken back is not. */
    public boolean sent() {
        return codeExpiresAt != null;
    }

    /** By this the mails to an address and the visitors who ask for them are counted. */
    String account() {
        return "code:" + HexFormat.of().formatHex(addressKey);
    }

    @Override
    public String toString() {
        return "CodeFlow:" + id;
    }
}
