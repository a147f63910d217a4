package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Counts the requests of people while they are answered; other systems can wait. */
public class PagesInHandFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final List<String> OF_SYSTEMS =
            List.of("/api/", "/health", "/metrics", "/openapi");

    @Inject private transient PagesInHand pages;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        if (OF_SYSTEMS.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
            return;
        }
        pages.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            pages.end();
        }
    }
}
