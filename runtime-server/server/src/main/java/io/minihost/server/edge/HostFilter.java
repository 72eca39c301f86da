package io.minihost.server.edge;

import io.minihost.server.common.OwnHosts;
import io.minihost.server.common.web.MerchantPaths;
import io.minihost.server.common.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at an address before anybody else does: whether it is one of ours, and whether it can be stored and shown. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HostFilter extends OncePerRequestFilter {

    /** The character that no text in the database can hold, in any of a path's or query's spellings. */
    private static final String NUL = "%00";

    /** Where the web server itself goes with errors, and nobody else has any. */
    private static final String ERRORS = "/error";

    private static final Pattern CONTROL = Pattern.compile("%(0[0-9a-f]|1[0-9a-f]|7f)");

    private final OwnHosts hosts;

    HostFilter(OwnHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hosts.isKnown(request)) {
            Refusal.send(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "This server does not go by that name. MINIHOST_PUBLIC_URL or MINIHOST_HOSTS gives it one.");
        } else if (hosts.isForServersOnly(request) && !MerchantPaths.isOf(request)) {
            Refusal.send(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "Under this name are the calls of programs' servers alone, and no pages.");
        } else if (request.getServletPath().equals(ERRORS)) {
            Refusal.send(response, HttpStatus.NOT_FOUND, "There is nothing here.");
        } else if (isUnfit(request) && !MerchantPaths.isOf(request)) {
            Refusal.send(response, HttpStatus.BAD_REQUEST, "The address holds characters that no address needs.");
        } else {
            pass(request, response, chain);
        }
    }

    /** What the web server finds in the query only when somebody asks for a parameter is a mistake of whoever sent it. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            refuseQuery(response);
        } catch (ServletException e) {
            if (!(e.getCause() instanceof InvalidParameterException)) {
                throw e;
            }
            refuseQuery(response);
        }
    }

    private static void refuseQuery(HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            Refusal.send(response, HttpStatus.BAD_REQUEST, "The query cannot be read.");
        }
    }

    private static boolean isUnfit(HttpServletRequest request) {
        var query = request.getQueryString();
        return CONTROL.matcher(request.getRequestURI().toLowerCase(Locale.ROOT)).find()
                || (query != null && query.contains(NUL));
    }
}
