package io.minihost.server.edge;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Texts in bodies of requests are texts that can be stored: no NUL, and no half of a character. */
@Configuration(proxyBeanMethods = false)
class StorableTexts {

    @Bean
    JsonMapperBuilderCustomizer storableTextsOnly() {
        var module = new SimpleModule("storable-texts")
                .addDeserializer(String.class, new Text())
                .addKeyDeserializer(String.class, new Key());
        return builder -> builder.addModule(module);
    }

    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    private static final class Text extends StdDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            if (!isStorable(text)) {
                throw unstorable(parser, text);
            }
            return text;
        }
    }

    private static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!isStorable(key)) {
                throw unstorable(context.getParser(), key);
            }
            return key;
        }
    }

    private static JacksonException unstorable(JsonParser parser, String text) {
        return InvalidFormatException.from(parser, "a text holds characters that cannot be stored", text, String.class);
    }
}
