// libcurl, and plain functions in place of its variadic ones, which Swift can't call.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

// CURLOPT_PREREQFUNCTION, by which CurlHandle sees to it that a request is never sent twice.
#if LIBCURL_VERSION_NUM < 0x075000
#error "customer-import needs libcurl 7.80 or later"
#endif

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode ccurl_set_data_callback(CURL *handle, CURLoption option, curl_write_callback callback);
CURLcode ccurl_set_prereq_callback(CURL *handle, curl_prereq_callback callback);
CURLcode ccurl_set_sockopt_callback(CURL *handle, curl_sockopt_callback callback);
CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);

// Sends what the handles are set to, side by side, and waits for all of it: what curl_easy_perform
// does, with fewer calls to poll, since it asks for no news before there can be any. `multi` keeps the
// connections, and is used by one thread at a time. `results` has place for as many as `handles`.
void ccurl_perform(CURLM *multi, CURL *const *handles, CURLcode *results, size_t count);

// Whether there is something to read on the one of some sockets that has a local port: bytes, or the
// other side's end. Numbers that are no socket any more are passed over.
int ccurl_has_input(const curl_socket_t *sockets, size_t count, int port);

#endif
