package io.minihost.server.storage;

import io.minihost.server.common.web.Problem;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells callers that the disk is full, whoever noticed it. */
@RestControllerAdvice
class DiskFullAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(DiskFull e) {
        var problem = Problem.insufficientStorage(DiskFull.SAID);
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
