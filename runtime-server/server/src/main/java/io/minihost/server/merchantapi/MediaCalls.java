package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.contentcheck.ContentCheck;
import io.minihost.server.contentcheck.Picture;
import io.minihost.server.contentcheck.Suggestion;
import io.minihost.server.customerservice.ServiceMedia;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Pictures that a program's server sends here: for messages, or to be judged. */
@Component
class MediaCalls implements CallGroup {

    /** What stands around a file in a body. */
    private static final int AROUND = 64 * 1024;

    private static final int CHECKED_MAX = 1024 * 1024;
    private static final int CHECKED_LONG = 1334;
    private static final int CHECKED_SHORT = 750;

    private final ServiceMedia media;
    private final ContentCheck check;

    MediaCalls(ServiceMedia media, ContentCheck check) {
        this.media = media;
        this.check = check;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/cgi-bin/media/upload", this::upload).upTo(ServiceMedia.BYTES_MAX + AROUND),
                MerchantCall.file("/cgi-bin/media/get", false, this::get),
                MerchantCall.post("/wxa/img_sec_check", this::check).upTo(CHECKED_MAX + AROUND));
    }

    private ObjectNode upload(ApiRequest request, AppId program) {
        if (!request.get("type", ErrCode.INVALID_MEDIA_TYPE).equals("image")) {
            throw new ApiRefusal(ErrCode.INVALID_MEDIA_TYPE);
        }
        var bytes = file(request, ServiceMedia.BYTES_MAX);
        var picture = Picture.read(bytes).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_IMAGE_FORMAT));
        var kept = media.keep(program, null, picture, bytes).orElseThrow(() -> new ApiRefusal(ErrCode.QUOTA_USED_UP));
        return Answers.empty()
                .put("type", "image")
                .put("media_id", kept.id())
                .put("created_at", kept.createdAt().getEpochSecond());
    }

    private static byte[] file(ApiRequest request, int max) {
        var bytes = request.file("media").orElseThrow(() -> new ApiRefusal(ErrCode.MEDIA_MISSING));
        if (bytes.length == 0) {
            throw new ApiRefusal(ErrCode.MEDIA_MISSING);
        }
        if (bytes.length > max) {
            throw new ApiRefusal(ErrCode.INVALID_MEDIA_SIZE);
        }
        return bytes;
    }

    private ApiAnswer get(ApiRequest request, AppId program) {
        var id = request.get("media_id", ErrCode.MEDIA_ID_MISSING);
        var content = media.given(program, id).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_MEDIA_ID));
        var ending = content.type().replace("image/", "").replace("jpeg", "jpg");
        return new ApiAnswer.File(MediaType.parseMediaType(content.type()), content.bytes(), id + "." + ending);
    }

    /** Size, kind and whether it can be shown are certain; what it is of only a better check knows. */
    private ObjectNode check(ApiRequest request, AppId program) {
        var bytes = file(request, CHECKED_MAX);
        var picture = Picture.read(bytes).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_IMAGE_FORMAT));
        if (Math.max(picture.width(), picture.height()) > CHECKED_LONG
                || Math.min(picture.width(), picture.height()) > CHECKED_SHORT) {
            throw new ApiRefusal(ErrCode.INVALID_IMAGE_SIZE);
        }
        try {
            if (!Picture.isShown(bytes)) {
                throw new ApiRefusal(ErrCode.INVALID_IMAGE_FORMAT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiRefusal(ErrCode.SYSTEM_ERROR);
        }
        if (check.picture(bytes).suggestion() == Suggestion.RISKY) {
            throw new ApiRefusal(ErrCode.RISKY_CONTENT);
        }
        return Answers.ok();
    }
}
