package io.minihost.samples.wechat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the customer to methods of controllers that ask for one; whoever has not logged in to that program gets 401. */
@Component
class CustomerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String BEARER = "Bearer ";

    private final Customers customers;

    CustomerArgument(Customers customers) {
        this.customers = customers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Customer.class;
    }

    @Override
    public Customer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var header = web.getHeader(HttpHeaders.AUTHORIZATION);
        var token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        return customers
                .of(token)
                .filter(customer -> path(web).startsWith("/" + customer.program() + "/"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Log in first."));
    }

    private static String path(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        return request == null ? "" : request.getServletPath();
    }
}
