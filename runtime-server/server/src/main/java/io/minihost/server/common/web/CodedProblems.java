package io.minihost.server.common.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives every problem a {@code code}, the framework's own included. */
@ControllerAdvice
class CodedProblems implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType content,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            code(problem);
        }
        return body;
    }

    static ProblemDetail code(ProblemDetail problem) {
        var properties = problem.getProperties();
        if (properties == null || !properties.containsKey(ProblemCode.NAME)) {
            problem.setProperty(ProblemCode.NAME, ProblemCode.of(HttpStatusCode.valueOf(problem.getStatus())));
        }
        return problem;
    }
}
