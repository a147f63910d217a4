package se.minasidor.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Proof that a form came from our own page, without a session: a cookie signed by us, and a hidden
 * field that says the same. The field is masked anew in every answer, so that compressed pages do
 * not give it away. Write it as {@code <input type="hidden" name="formToken"
 * value="#{formToken.value}"/>} in every plain form.
 */
@RequestScoped
@Named("formToken")
public class FormToken {

    /** The name of the hidden field. */
    public static final String FIELD = "formToken";

    private static final int SEED = 16;
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject private CurrentTenant current;
    @Inject private SecretKeys keys;
    private HttpServletRequest request;
    private HttpServletResponse response;
    private byte[] secret;

    protected FormToken() {}

    FormToken(CurrentTenant current, SecretKeys keys) {
        this.current = current;
        this.keys = keys;
    }

    /** Called by the filter, which has both at hand. */
    void open(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** The masked token; asking for it sets the cookie where there is none yet. */
    public String getValue() {
        byte[] mask = random(LENGTH);
        byte[] token = Arrays.copyOf(mask, LENGTH * 2);
        System.arraycopy(xor(secret(), mask), 0, token, LENGTH, LENGTH);
        return encode(token);
    }

    /** Does the posted field belong to this visitor's cookie on this tenant's host? */
    boolean accepts(String posted) {
        Optional<byte[]> known = fromCookie();
        byte[] token = decode(posted);
        if (known.isEmpty() || token.length != LENGTH * 2) {
            return false;
        }
        byte[] mask = Arrays.copyOf(token, LENGTH);
        byte[] masked = Arrays.copyOfRange(token, LENGTH, LENGTH * 2);
        return MessageDigest.isEqual(known.get(), xor(masked, mask));
    }

    private byte[] secret() {
        if (secret == null) {
            secret = fromCookie().orElseGet(this::fresh);
        }
        return secret;
    }

    private byte[] fresh() {
        if (response.isCommitted()) {
            throw new IllegalStateException("The form token comes too late for its cookie");
        }
        byte[] made = signed(random(SEED));
        HostCookie.write(response, SiteCookie.FORM, encode(made));
        return made;
    }

    private Optional<byte[]> fromCookie() {
        return HostCookie.read(request, SiteCookie.FORM)
                .map(FormToken::decode)
                .filter(
                        cookie ->
                                cookie.length == LENGTH
                                        && MessageDigest.isEqual(
                                                cookie, signed(Arrays.copyOf(cookie, SEED))));
    }

    private byte[] signed(byte[] seed) {
        byte[] signature = keys.fingerprint(current.id(), "form", encode(seed));
        byte[] signed = Arrays.copyOf(seed, LENGTH);
        System.arraycopy(signature, 0, signed, SEED, LENGTH - SEED);
        return signed;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] out = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = (byte) (a[i] ^ b[i]);
        }
        return out;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return text == null
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }
}
