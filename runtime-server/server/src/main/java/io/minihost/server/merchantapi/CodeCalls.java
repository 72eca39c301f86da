package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Fields;
import io.minihost.server.merchantapi.wire.PageLinks;
import io.minihost.server.shortcuts.Destination;
import io.minihost.server.shortcuts.Pool;
import io.minihost.server.shortcuts.PoolFull;
import io.minihost.server.shortcuts.ProgramPages;
import io.minihost.server.shortcuts.SceneCodes;
import io.minihost.server.shortcuts.Shortcut;
import io.minihost.server.shortcuts.ShortcutKind;
import io.minihost.server.shortcuts.Shortcuts;
import io.minihost.server.shortcuts.drawing.RoundCode;
import io.minihost.server.shortcuts.drawing.SquareCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Codes that lead to pages, as pictures. */
@Component
class CodeCalls implements CallGroup {

    private static final int PATH_MAX = 1024;
    /** What still fits into an address when every byte of it has to be encoded. */
    private static final int PATH_BYTES_MAX = 2048;

    private static final int SQUARE_PATH_MAX = 128;
    private static final int SCENE_MAX = 32;
    private static final Pattern SCENE = Pattern.compile(SceneCodes.SCENE);

    private final Shortcuts shortcuts;
    private final SceneCodes scenes;
    private final ProgramPages pages;

    CodeCalls(Shortcuts shortcuts, SceneCodes scenes, ProgramPages pages) {
        this.shortcuts = shortcuts;
        this.scenes = scenes;
        this.pages = pages;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.file("/wxa/getwxacode", true, this::limited),
                MerchantCall.file("/cgi-bin/wxaapp/createwxaqrcode", true, this::square),
                MerchantCall.file("/wxa/getwxacodeunlimit", true, this::unlimited)
                        .limited(Allowances.SCENE_CODES)
                        .refusing(ErrCode.QUOTA_USED_UP));
    }

    private ApiAnswer limited(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_PATH_LENGTH);
        var style = CodeStyle.of(fields);
        var to = destination(fields, program, PATH_MAX);
        return round(request, code(ShortcutKind.CODE, to), style, to);
    }

    private ApiAnswer square(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_PATH_LENGTH);
        var width = CodeStyle.width(fields);
        var token = code(ShortcutKind.SQUARE_CODE, destination(fields, program, SQUARE_PATH_MAX));
        return png(new SquareCode(Shortcut.url(request.origin(), token)).png(width));
    }

    private ApiAnswer unlimited(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_SCENE_LENGTH);
        var style = CodeStyle.of(fields);
        var scene = scene(fields.text("scene"));
        var env = fields.env(ErrCode.INVALID_ARGUMENT);
        var page = fields.text("page");
        if (page.startsWith("/") || page.indexOf('?') >= 0 || !PageLinks.isPath(page)) {
            throw new ApiRefusal(ErrCode.INVALID_PAGE, "invalid page: no leading slash, no parameters");
        }
        if (fields.isTrue("check_path", true)
                && pages.of(program, env).filter(layout -> layout.has(page)).isEmpty()) {
            throw new ApiRefusal(ErrCode.INVALID_PAGE);
        }
        try {
            var token = scenes.token(program, page, scene, env);
            return round(request, token, style, new Destination(program, page, "", env));
        } catch (PoolFull full) {
            throw new ApiRefusal(ErrCode.INVALID_PAGE, "codes lead to %d pages already".formatted(Pool.PAGES.most()));
        }
    }

    private static String scene(String scene) {
        if (scene.length() > SCENE_MAX) {
            throw new ApiRefusal(ErrCode.INVALID_SCENE_LENGTH);
        }
        if (!SCENE.matcher(scene).matches()) {
            throw new ApiRefusal(ErrCode.INVALID_SCENE);
        }
        return scene;
    }

    private static Destination destination(Fields fields, AppId program, int pathMax) {
        var path = fields.text("path");
        if (path.isEmpty()
                || path.length() > pathMax
                || path.getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
            throw new ApiRefusal(ErrCode.INVALID_PATH_LENGTH);
        }
        return PageLinks.split(path, program, fields.env(ErrCode.INVALID_ARGUMENT))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_PAGE));
    }

    private String code(ShortcutKind kind, Destination to) {
        try {
            return shortcuts.code(kind, to);
        } catch (PoolFull full) {
            throw new ApiRefusal(ErrCode.CODES_USED_UP);
        }
    }

    private ApiAnswer round(ApiRequest request, String token, CodeStyle style, Destination to) {
        var ink = style.ink(() ->
                pages.of(to.program(), to.env()).map(ProgramPages.Layout::color).orElse(""));
        return png(new RoundCode(Shortcut.url(request.origin(), token)).png(style.width(), ink, style.isTransparent()));
    }

    private static ApiAnswer png(byte[] picture) {
        return new ApiAnswer.File(MediaType.IMAGE_PNG, picture, "code.png");
    }
}
