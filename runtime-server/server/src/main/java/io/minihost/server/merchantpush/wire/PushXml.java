package io.minihost.server.merchantpush.wire;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's XML: an element for each field, texts in CDATA. What is read has no document type, so nothing is resolved. */
final class PushXml {

    private static final int FIELDS_MAX = 50;

    private PushXml() {}

    static String write(ObjectNode message) {
        var xml = new StringBuilder("<xml>");
        message.forEachEntry((name, value) -> write(xml, name, value));
        return xml.append("</xml>").toString();
    }

    private static void write(StringBuilder xml, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> write(xml, name, one));
            return;
        }
        xml.append('<').append(name).append('>');
        if (value.isObject()) {
            value.forEachEntry((inner, one) -> write(xml, inner, one));
        } else if (value.isString()) {
            xml.append("<![CDATA[").append(data(value.stringValue())).append("]]>");
        } else {
            xml.append(value.asString());
        }
        xml.append("</").append(name).append('>');
    }

    /** Without what XML cannot hold. */
    private static String data(String text) {
        var data = new StringBuilder(text.length());
        text.codePoints().filter(PushXml::isHeld).forEach(data::appendCodePoint);
        return data.toString().replace("]]>", "]]]]><![CDATA[>");
    }

    private static boolean isHeld(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }

    /** The texts of the elements within the first one; empty when it is no such XML. */
    static Optional<Map<String, String>> read(String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return Optional.of(fields(factory.createXMLStreamReader(new StringReader(text))));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        var fields = new LinkedHashMap<String, String>();
        var depth = 0;
        var name = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    name = xml.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth >= 2 && fields.size() < FIELDS_MAX) {
                        fields.putIfAbsent(name, xml.getText().strip());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a message has neither document type nor entities");
                default -> {}
            }
        }
        return fields;
    }
}
