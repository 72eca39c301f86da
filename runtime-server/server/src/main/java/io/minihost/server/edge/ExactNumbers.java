package io.minihost.server.edge;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/**
 * What is asked for is done or refused, and never rounded or guessed: half a fen is no fen, {@code "100"} is a text, and of two fields of
 * one name nobody knows which was meant.
 */
@Configuration(proxyBeanMethods = false)
class ExactNumbers {

    @Bean
    JsonMapperBuilderCustomizer exactNumbersOnly() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }
}
