package io.minihost.server.merchantpush;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.merchantpush.wire.PushFormat;
import io.minihost.server.merchantpush.wire.PushMode;
import org.jspecify.annotations.Nullable;

/**
 * How a program wants its messages, as it is shown.
 *
 * @param userName by which the program is addressed in messages
 * @param encodingAesKey shown once, by the call that has made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushView(
        String url,
        PushMode mode,
        PushFormat format,
        String userName,
        @Nullable String encodingAesKey) {

    static PushView of(AppId program, PushTarget now, @Nullable String made) {
        return new PushView(now.url(), now.mode(), now.format(), UserNames.of(program), made);
    }
}
