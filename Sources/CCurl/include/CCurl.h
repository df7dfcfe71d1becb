// libcurl, and plain functions in place of its variadic ones, which Swift can't call.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode ccurl_set_data_callback(CURL *handle, CURLoption option, curl_write_callback callback);
CURLcode ccurl_set_seek_callback(CURL *handle, curl_seek_callback callback);
CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);

#endif
