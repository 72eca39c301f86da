/** WeChat as a merchant's tests need it. */
@NullMarked
package io.minihost.samples.wechat;

import org.jspecify.annotations.NullMarked;
