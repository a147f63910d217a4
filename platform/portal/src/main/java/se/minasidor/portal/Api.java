package se.minasidor.portal;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * Where the organisations' own systems speak to the portal; the resources lie with their features.
 */
@ApplicationPath("/api/v1")
public class Api extends Application {}
