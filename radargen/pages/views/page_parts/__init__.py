"""Parts that several kinds of page show: rows of trends, evidence, divided lists, filters, figures."""
