package io.minihost.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One host API as it is declared: what it takes, what it answers, and how it is treated. */
public final class HostApiDeclaration {

    /** One fault is enough to refuse arguments, and strangers may send a million. */
    private static final SchemaRegistryConfig FIRST_FAULT =
            SchemaRegistryConfig.builder().failFast(true).build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(FIRST_FAULT));

    private final String name;
    private final JsonNode declared;
    private final Schema arguments;
    private final Schema result;
    private final HostApiPolicy policy;

    private HostApiDeclaration(String name, JsonNode declared) {
        this.name = name;
        this.declared = declared;
        this.arguments = SCHEMAS.getSchema(declared.required("args"));
        this.result = SCHEMAS.getSchema(declared.required("result"));
        this.policy = HostApiPolicy.of(declared);
    }

    static HostApiDeclaration of(String name, JsonNode declaration) {
        return new HostApiDeclaration(name, declaration);
    }

    public String name() {
        return name;
    }

    public HostApiPolicy policy() {
        return policy;
    }

    /** What is wrong with the arguments of a call, for the program's developer; empty if nothing is. */
    public Optional<String> faultOf(JsonNode given) {
        return firstError(arguments, given).map(error -> fault(error, declared.required("args")));
    }

    /** What is wrong with an answer; empty if nothing is. */
    public Optional<String> faultOfResult(JsonNode answer) {
        return firstError(result, answer).map(Error::toString);
    }

    private static Optional<Error> firstError(Schema schema, JsonNode value) {
        return schema.validate(value).stream().findFirst();
    }

    /** In the platform's own words where it has some. */
    private static String fault(Error error, JsonNode schema) {
        String property = error.getProperty();
        if ("required".equals(error.getKeyword()) && property != null) {
            JsonNode type = schema.path("properties").path(property).path("type");
            return type.isString()
                    ? "parameter.%s should be %s instead of Undefined".formatted(property, title(type.stringValue()))
                    : "parameter.%s is missing".formatted(property);
        }
        String place = "parameter" + error.getInstanceLocation().toString().replace('/', '.');
        if ("type".equals(error.getKeyword())) {
            Object[] found = error.getArguments();
            return "%s should be %s instead of %s"
                    .formatted(place, title(String.valueOf(found[1])), title(String.valueOf(found[0])));
        }
        return place + ": " + error.getMessage();
    }

    /** A type as programs name it. */
    private static String title(String type) {
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
