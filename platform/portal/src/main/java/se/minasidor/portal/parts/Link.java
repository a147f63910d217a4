package se.minasidor.portal.parts;

/**
 * A link to choose among others.
 *
 * @param note more about it, or null
 * @param icon its drawing, or null
 */
public record Link(String text, String note, String address, boolean chosen, String icon) {}
