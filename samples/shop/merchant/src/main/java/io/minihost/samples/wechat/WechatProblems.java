package io.minihost.samples.wechat;

import com.wechat.pay.java.core.exception.WechatPayException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A program is told in one way that WeChat cannot be asked now, whatever the reason; the reason is in the log. */
@RestControllerAdvice
class WechatProblems {

    private static final Logger LOG = LoggerFactory.getLogger(WechatProblems.class);

    @ExceptionHandler({WechatPayException.class, WxRuntimeException.class})
    ProblemDetail unavailable(RuntimeException e) {
        LOG.warn("WeChat does not take this: {}", e.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "WeChat cannot be asked at the moment.");
    }
}
