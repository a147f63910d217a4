package se.minasidor.login.passwords;

/** What was typed to log in, and the page wanted after it. */
public record LoginForm(String name, String password, String wanted, boolean keep) {

    @Override
    public String toString() {
        return "LoginForm";
    }
}
