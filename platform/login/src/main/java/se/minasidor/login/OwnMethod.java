package se.minasidor.login;

import java.util.UUID;

/**
 * One of the ways in which somebody logs in.
 *
 * @param id for the form that removes it
 * @param method the login method's id
 * @param detail the address or service, as its owner knows it; may be empty
 */
public record OwnMethod(UUID id, String method, String detail) {

    @Override
    public String toString() {
        return "OwnMethod:" + method;
    }
}
