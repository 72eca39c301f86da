package io.minihost.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostApiContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HostApiContract contract = HostApiContract.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            login         | {}                                  |
            login         | {"more":1}                          |
            login         | []                                  | parameter should be Object instead of Array
            fs.read       | {"path":"a","length":3,"text":true} |
            fs.read       | {}                                  | parameter.path should be String instead of Undefined
            fs.read       | {"path":7}                          | parameter.path should be String instead of Integer
            fs.read       | {"path":"a","length":"3"}           | parameter.length should be Number instead of String
            storage.apply | {"changes":[["k",null],["l","1"]]}  |
            storage.apply | {"changes":[["k"]]}                 | parameter.changes.0: must have at least 2 items but found 1
            view.look     | {"look":"widths","font":"x"}        |
            """)
    void saysWhatIsWrongWithArguments(String api, String arguments, String fault) {
        assertThat(declaration(api).faultOf(JSON.readTree(arguments)).orElse(null))
                .isEqualTo(fault);
    }

    @Test
    void looksNoFurtherThanTheFirstFault() {
        ObjectNode arguments = JSON.createObjectNode();
        ArrayNode changes = arguments.putArray("changes");
        for (int i = 0; i < 200_000; i++) {
            changes.add(i);
        }
        assertThat(declaration("storage.apply").faultOf(arguments)).isPresent();
    }

    @Test
    void knowsHowCallsAreTreated() {
        assertThat(declaration("fs.write").policy())
                .isEqualTo(new HostApiPolicy("files", null, true, null, null, null, Duration.ofMinutes(1)));
        assertThat(declaration("getLocation").policy().scope()).isEqualTo("scope.userLocation");
        assertThat(declaration("uploadFile").policy().after()).isEqualTo("files");
        assertThat(declaration("request").policy().atOnce()).isEqualTo(10);
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        assertThat(declaration("login").faultOfResult(JSON.readTree("{\"code\":\"c\"}")))
                .isEmpty();
        assertThat(declaration("login").faultOfResult(JSON.readTree("{}"))).isPresent();
    }

    private HostApiDeclaration declaration(String api) {
        return contract.find(api).orElseThrow();
    }
}
