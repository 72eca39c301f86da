package io.minihost.server;

import io.minihost.server.common.web.IfMatch;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Minihost",
                        version = "1",
                        description = "Registers, versions and releases mini programs."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
class OpenApiConfiguration {

    static {
        // Comes from the token, not from anything the caller sends.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(IfMatch.class, new StringSchema())
                .replaceWithSchema(IdempotencyKey.class, new StringSchema());
    }

    private static final String PROBLEM = "Problem";

    /** Every call may be refused, with a problem of this form. */
    @Bean
    OpenApiCustomizer problems() {
        var text = new StringSchema();
        var problem = new ObjectSchema();
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("title", text);
        problem.addProperty("detail", new StringSchema().description("for people"));
        problem.addProperty("code", new StringSchema().description("for programs; never changes"));
        problem.addProperty("instance", text);
        problem.setRequired(List.of("status", "code"));
        var refused = new ApiResponse()
                .description("Refused, as RFC 9457 problem")
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(call -> call.getResponses().addApiResponse("default", refused));
        };
    }

    /** The document is the same wherever this server is, and whatever order its parts came up in. */
    @Bean
    OpenApiCustomizer sameEverywhere() {
        return api -> {
            api.setServers(List.of(new Server().url("/")));
            var paths = new Paths();
            new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
            api.setPaths(paths);
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
        };
    }
}
