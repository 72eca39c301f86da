package io.minihost.server.launch.pages;

import io.minihost.server.common.web.Problem;
import io.minihost.server.storage.DatabaseAway;
import io.minihost.server.storage.DiskFull;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers while the database is away or busy, and for what no database can hold. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTrouble.class);

    private final HostPages pages;

    DatabaseTrouble(HostPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, PersistenceException.class})
    ResponseEntity<?> answer(RuntimeException trouble, HttpServletRequest request, Locale locale) {
        var state = DatabaseAway.state(trouble);
        if (DiskFull.isCauseOf(trouble)) {
            LOG.error("{} {}: the database's disk is full", request.getMethod(), request.getRequestURI());
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.INSUFFICIENT_STORAGE, DiskFull.SAID))
                    .build();
        }
        if (DatabaseAway.isCauseOf(trouble)) {
            LOG.warn(
                    "{} {}: the database is away or too busy ({})",
                    request.getMethod(),
                    request.getRequestURI(),
                    state);
            return NothingHere.isPerson(request)
                    ? pages.message(HttpStatus.SERVICE_UNAVAILABLE, "away", "", locale)
                    : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                            .header(HttpHeaders.RETRY_AFTER, String.valueOf(Problem.AWAY_SECONDS))
                            .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, Problem.AWAY));
        }
        if (state.startsWith("22")) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                            HttpStatus.BAD_REQUEST, "The request holds something that cannot be stored."))
                    .build();
        }
        throw trouble;
    }
}
