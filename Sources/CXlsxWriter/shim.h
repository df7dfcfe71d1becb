// The system's libxlsxwriter, as it is.
#include <xlsxwriter.h>
