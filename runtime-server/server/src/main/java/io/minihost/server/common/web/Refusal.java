package io.minihost.server.common.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** An answer of a filter, which stands before everything that turns exceptions into answers. */
public final class Refusal {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private Refusal() {}

    public static void send(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        send(response, ProblemDetail.forStatusAndDetail(status, detail));
    }

    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        send(response, problem.getBody());
    }

    private static void send(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JSON.writeValue(response.getOutputStream(), CodedProblems.code(problem));
    }
}
