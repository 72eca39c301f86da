package io.minihost.server.launch.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers addresses that nothing is at: people with a page, programs with a problem. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NothingHere {

    private final HostPages pages;

    NothingHere(HostPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> answer(NoHandlerFoundException nothing, HttpServletRequest request, Locale locale) {
        return isPerson(request)
                ? pages.message(HttpStatus.NOT_FOUND, "notFound", "", locale)
                : ResponseEntity.of(nothing.getBody()).build();
    }

    /** Browsers ask for HTML by name when somebody goes to an address. */
    static boolean isPerson(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
