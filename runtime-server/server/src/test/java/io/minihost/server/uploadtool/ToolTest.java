package io.minihost.server.uploadtool;

import io.minihost.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A test with a program and somebody who has an upload key of it. */
abstract class ToolTest extends ServerTest {

    String appId = "";
    Tool tool;

    @BeforeEach
    void register() {
        appId = server().register("Uploaded");
        tool = tool(appId);
    }

    Tool tool(String program) {
        var made = makeKey(program, "{\"name\":\"CI\"}");
        return new Tool(
                server(), program, Tool.privateKey(made.get("privateKey").stringValue()));
    }

    JsonNode makeKey(String program, String json) {
        var answer = server().post(keys(program), json);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return server().json(answer);
    }

    static String keys(String program) {
        return "/api/v1/programs/" + program + "/upload-keys";
    }

    String versions() {
        return "/api/v1/programs/" + appId + "/versions";
    }

    static int code(JsonNode answer) {
        return answer.path("errCode").asInt(0);
    }
}
