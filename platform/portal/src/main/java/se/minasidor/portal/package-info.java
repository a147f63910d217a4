/**
 * The pages and the API, put together.
 *
 * <p>Each page is a folder here and a folder of the same name in {@code webapp}: a thin backing
 * bean named {@code ...Page} and its view. {@code routes} says under which address a page is
 * reached.
 */
package se.minasidor.portal;
