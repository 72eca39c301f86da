package io.minihost.server.launch.pages;

import io.minihost.server.common.web.Problem;
import io.minihost.server.storage.StorageAway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers while the storage of blobs is away. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StorageTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(StorageTrouble.class);

    private final HostPages pages;

    StorageTrouble(HostPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> answer(StorageAway away, HttpServletRequest request, Locale locale) {
        LOG.warn("{} {}: the storage is away ({})", request.getMethod(), request.getRequestURI(), away.getMessage());
        return NothingHere.isPerson(request)
                ? pages.message(HttpStatus.SERVICE_UNAVAILABLE, "away", "", locale)
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Problem.AWAY_SECONDS))
                        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, StorageAway.SAID));
    }
}
