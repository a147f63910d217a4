package se.minasidor.login.passwords;

import java.util.regex.Pattern;

/** Whether something may be an e-mail address; whether it is one, only a mail can tell. */
public final class TypedEmail {

    private static final Pattern FORM =
            Pattern.compile(
                    "[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,253}");

    private TypedEmail() {}

    public static boolean plausible(String typed) {
        if (typed.length() > 254 || !FORM.matcher(typed).matches()) {
            return false;
        }
        String domain = typed.substring(typed.indexOf('@') + 1);
        String local = typed.substring(0, typed.indexOf('@'));
        return domain.matches("[^.]+(\\.[^.]+)+")
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..");
    }

    /** Enough for the owner to know it again, too little for whoever opens the envelope. */
    public static String masked(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}
