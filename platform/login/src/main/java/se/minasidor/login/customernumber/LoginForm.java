package se.minasidor.login.customernumber;

/** What was typed to log in, and the page wanted after it. */
record LoginForm(String name, String password, String wanted) {

    @Override
    public String toString() {
        return "LoginForm";
    }
}
