package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Texts;
import io.minihost.server.updatables.Activities;
import io.minihost.server.updatables.ActivityState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Activities that shared cards tell of. */
@Component
class ActivityCalls implements CallGroup {

    private static final Set<String> VERSION_TYPES = Set.of("develop", "trial", "release");
    private static final int PATH_MAX = 1_024;

    private final Activities activities;
    private final Signed signed;

    ActivityCalls(Activities activities, Signed signed) {
        this.activities = activities;
        this.signed = signed;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.get("/cgi-bin/message/wxopen/activityid/create", this::create),
                MerchantCall.post("/cgi-bin/message/wxopen/updatablemsg/send", this::send));
    }

    private ObjectNode create(ApiRequest request, AppId program) {
        request.find("openid").ifPresent(openid -> signed.person(openid, program));
        var made = activities.create(program).orElseThrow(() -> new ApiRefusal(ErrCode.QUOTA_USED_UP));
        return Answers.ok()
                .put("activity_id", made.id())
                .put("expiration_time", made.expiresAt().getEpochSecond());
    }

    private ObjectNode send(ApiRequest request, AppId program) {
        var parameters = parameters(request.json());
        var id = request.get("activity_id", ErrCode.ACTIVITY_UNKNOWN);
        var said = switch (request.get("target_state", ErrCode.INVALID_ACTIVITY_STATE)) {
            case "0" ->
                new Activities.Said(
                        ActivityState.GATHERING,
                        number(parameters, "member_count"),
                        number(parameters, "room_limit"),
                        null,
                        null);
            case "1" ->
                new Activities.Said(ActivityState.STARTED, null, null, path(parameters), versionType(parameters));
            default -> throw new ApiRefusal(ErrCode.INVALID_ACTIVITY_STATE);
        };
        return switch (activities.change(program, id, said)) {
            case DONE -> Answers.ok();
            case UNKNOWN -> throw new ApiRefusal(ErrCode.ACTIVITY_UNKNOWN);
            case OVER -> throw new ApiRefusal(ErrCode.ACTIVITY_OVER);
            case STARTED -> throw new ApiRefusal(ErrCode.INVALID_ACTIVITY_STATE);
        };
    }

    private static Map<String, String> parameters(ObjectNode json) {
        var parameters = new HashMap<String, String>();
        json.path("template_info")
                .path("parameter_list")
                .forEach(one -> parameters.put(
                        one.path("name").asString(""), one.path("value").asString("")));
        return parameters;
    }

    private static int number(Map<String, String> parameters, String name) {
        var text = parameters.getOrDefault(name, "");
        if (!text.matches("\\d{1,6}")) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid args, " + name);
        }
        return Integer.parseInt(text);
    }

    private static String path(Map<String, String> parameters) {
        var path = parameters.getOrDefault("path", "");
        if (path.isBlank() || path.length() > PATH_MAX || !Texts.isStorable(path)) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid args, path");
        }
        return path;
    }

    private static String versionType(Map<String, String> parameters) {
        var type = parameters.getOrDefault("version_type", "");
        if (!VERSION_TYPES.contains(type)) {
            throw new ApiRefusal(ErrCode.INVALID_VERSION_TYPE);
        }
        return type;
    }
}
