package se.minasidor.login.customernumber;

import java.util.regex.Pattern;

/** Whether something may be an e-mail address; whether it is one, only a mail can tell. */
final class TypedEmail {

    private static final Pattern FORM =
            Pattern.compile(
                    "[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,253}");

    private TypedEmail() {}

    static boolean plausible(String typed) {
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
}
